-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop DNS queries for blocked domains and the names in them.
-- Hook:    XDP; iptables -j NFLUA, for UDP to port 53.
-- Limits:  UDP only; a resolver that is asked over TLS or HTTPS stays unseen.
-- Load:    nfluactl load dns dns.lua
--          nfluactl attach eth0 dns filter udp dport 53
--          or: iptables -A FORWARD -p udp --dport 53 -j NFLUA --state dns --function filter

local blocked = { ["blocked.example"] = true, ["ads.example"] = true }

function filter(packet)
	local name = dns.query(packet)
	while name do
		if blocked[name] then
			return DROP
		end
		name = name:match("%.(.+)")
	end
	return CONTINUE
end
