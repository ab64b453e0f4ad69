"""The watchdog: a small script beside Asterisk for the callers who already waited when the desk died.

Asterisk's own fallback catches new calls only; a caller who waits in a Stasis application stays there when its client dies,
and a client that hangs, or whose machine lost its power, still looks connected. A living desk therefore changes a global
variable every few seconds, and the script looks at it every second. Unchanged for `GRACE` seconds: new calls go to the
fallback at once, arrived callers who are not talking to anybody are sent there too, our own legs without a partner are hung
up, and all others are left alone.
"""

from __future__ import annotations

from receptionist.telephony.asterisk.dialplan import ALIVE, APPLICATION, ARRIVALS, AWAY, FALLBACK

SCRIPT = f"""#!/bin/sh
# Sends waiting callers to the fallback when no desk is there. Settings, from the environment:
#   ASTERISK  the command that reaches Asterisk's console (asterisk)
#   GRACE     seconds without a sign of life before callers are moved (15)
ASTERISK="${{ASTERISK:-asterisk}}"
GRACE="${{GRACE:-15}}"
before=none
absent=0

# The value of a global variable, from the list of all of them
value() {{
    printf '%s\n' "$globals" | sed -n "s/^ *$1=//p"
}}

# One line for each channel: name!context!extension!priority!state!application!data!caller!...!bridge!id. The caller's number
# may hold a "!" too, so bridge and id are counted from the end. An id ends with the channel's number: the first to come goes
# first.
move_callers() {{
    $ASTERISK -rx 'core show channels concise' 2>/dev/null | awk -F'!' '
        {{ bridge[NR] = $(NF - 1); members[$(NF - 1)]++; name[NR] = $1; context[NR] = $2; application[NR] = $6; data[NR] = $7
          parts = split($NF, part, "."); came[NR] = part[parts] }}
        END {{
            for (row = 1; row <= NR; row++) {{
                if (application[row] != "Stasis" || data[row] !~ /^{APPLICATION}(,|$)/) continue
                if (bridge[row] != "" && members[bridge[row]] > 1) continue
                if (context[row] == "{ARRIVALS}") print came[row], "channel redirect " name[row] " {FALLBACK},s,1"
                else print came[row], "channel request hangup " name[row]
            }}
        }}' | sort -n | while read -r _ order; do $ASTERISK -rx "$order" >/dev/null 2>&1; done
}}

# A reload may clear all global variables (clearglobalvars)
say_away() {{
    if [ "$1" != "$(value {AWAY})" ]; then $ASTERISK -rx "dialplan set global {AWAY} $1" >/dev/null 2>&1; fi
}}

while :; do
    globals="$($ASTERISK -rx 'dialplan show globals' 2>/dev/null)"
    now="$(value {ALIVE})"
    if [ "$now" = "$before" ]; then absent=$((absent + 1)); else absent=0; fi
    if [ "$absent" -ge "$GRACE" ]; then say_away 1; move_callers; else say_away 0; fi
    before="$now"
    sleep 1
done
"""

UNIT = """[Unit]
Description=Sends waiting callers to the fallback when no receptionist desk is connected
After=asterisk.service
PartOf=asterisk.service

[Service]
ExecStart=/usr/local/sbin/receptionist-watchdog
Restart=always
RestartSec=2
User=asterisk
Group=asterisk
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes

[Install]
WantedBy=asterisk.service
"""
