"""The watchdog: a small script beside Asterisk for the callers who already waited when the desk died.

Asterisk's own fallback catches new calls only; a caller who waits in a Stasis application stays there when its client
dies. The script asks Asterisk every second whether the application is connected. After `GRACE` seconds without it, arrived
callers who are not talking to anybody are sent to the fallback, our own legs without a partner are hung up, and all others
are left alone.
"""

from __future__ import annotations

from receptionist.telephony.asterisk.dialplan import APPLICATION, ARRIVALS, FALLBACK

SCRIPT = f"""#!/bin/sh
# Sends waiting callers to the fallback when no desk is connected. Settings, from the environment:
#   ASTERISK  the command that reaches Asterisk's console (asterisk)
#   GRACE     seconds without a desk before callers are moved (15)
ASTERISK="${{ASTERISK:-asterisk}}"
GRACE="${{GRACE:-15}}"
absent=0

connected() {{
    $ASTERISK -rx 'ari show apps' 2>/dev/null | grep -q '^{APPLICATION} *$'
}}

# One line for each channel: name!context!extension!priority!state!application!data!...!bridge!id
move_callers() {{
    $ASTERISK -rx 'core show channels concise' 2>/dev/null | awk -F'!' '
        {{ bridge[NR] = $13; members[$13]++; name[NR] = $1; context[NR] = $2; application[NR] = $6; data[NR] = $7 }}
        END {{
            for (row = 1; row <= NR; row++) {{
                if (application[row] != "Stasis" || data[row] !~ /^{APPLICATION}(,|$)/) continue
                if (bridge[row] != "" && members[bridge[row]] > 1) continue
                if (context[row] == "{ARRIVALS}") print "channel redirect " name[row] " {FALLBACK},s,1"
                else print "channel request hangup " name[row]
            }}
        }}' | while read -r order; do $ASTERISK -rx "$order" >/dev/null 2>&1; done
}}

while :; do
    if connected; then absent=0; else absent=$((absent + 1)); fi
    if [ "$absent" -ge "$GRACE" ]; then move_callers; fi
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
