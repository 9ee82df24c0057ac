-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop TLS connections to blocked domains and the names in them, by the name in the
--          ClientHello.
-- Hook:    XDP; iptables -j NFLUA, for TCP to port 443.
-- Limits:  sees a name that one segment holds whole, and none under Encrypted ClientHello.
-- Load:    nfluactl load sni sni.lua
--          nfluactl attach eth0 sni filter tcp dport 443
--          or: iptables -A FORWARD -p tcp --dport 443 -j NFLUA --state sni --function filter

local blocked = dns.domains({ "blocked.example", "ads.example" })
local name = tls.name

function filter(packet)
	return blocked((name(packet))) and DROP or CONTINUE
end

-- XDP: also shuts out, for a minute, whoever asks for a blocked name.
function banish(packet)
	if blocked((name(packet))) then return DROP, 60 end
	return CONTINUE
end
