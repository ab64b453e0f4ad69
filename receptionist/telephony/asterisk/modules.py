"""The modules of Asterisk that a desk lives on."""

from __future__ import annotations

_LOADED = """
app_dial app_exec app_playback app_playtones app_stack app_stasis bridge_builtin_features bridge_holding
bridge_native_rtp bridge_simple bridge_softmix chan_pjsip codec_a_mu codec_alaw codec_g722 codec_gsm codec_resample
codec_ulaw format_gsm format_pcm format_sln format_wav format_wav_gsm func_callerid func_channel func_cut func_db
func_devstate func_dialplan func_global func_logic func_strings func_uri pbx_config res_ari res_ari_applications
res_ari_asterisk res_ari_bridges res_ari_channels res_ari_device_states res_ari_endpoints res_ari_events res_ari_model
res_ari_playbacks res_ari_recordings res_ari_sounds res_clioriginate res_crypto res_http_websocket res_musiconhold
res_pjproject res_pjsip res_pjsip_acl res_pjsip_authenticator_digest res_pjsip_caller_id res_pjsip_diversion
res_pjsip_dlg_options res_pjsip_dtmf_info res_pjsip_empty_info res_pjsip_endpoint_identifier_ip
res_pjsip_endpoint_identifier_user res_pjsip_header_funcs res_pjsip_logger res_pjsip_nat
res_pjsip_outbound_authenticator_digest res_pjsip_outbound_registration res_pjsip_path res_pjsip_pubsub res_pjsip_refer
res_pjsip_registrar res_pjsip_rfc3326 res_pjsip_sdp_rtp res_pjsip_session res_pjsip_sips_contact res_rtp_asterisk
res_security_log res_sorcery_astdb res_sorcery_config res_sorcery_memory res_sorcery_memory_cache res_srtp res_stasis
res_stasis_answer res_stasis_device_state res_stasis_playback res_stasis_recording res_stasis_snoop res_timing_pthread
res_timing_timerfd res_websocket_client
"""

_NEEDED = """
app_dial app_exec app_playback app_stack app_stasis chan_pjsip func_callerid func_channel func_cut func_db
func_devstate func_dialplan func_global func_logic func_strings func_uri pbx_config res_ari_applications
res_ari_asterisk res_ari_bridges res_ari_channels res_ari_device_states res_ari_endpoints res_ari_events
res_ari_playbacks res_http_websocket res_musiconhold res_pjsip_caller_id res_pjsip_header_funcs res_stasis_device_state
res_stasis_playback
"""

LOADED = tuple(_LOADED.split())
"""All that our configuration loads: nothing in it listens to the world besides SIP and ARI."""

NEEDED = tuple(_NEEDED.split())
"""Those without which the desk or its fallback cannot work; looked for by the examination."""
