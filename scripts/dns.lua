-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop DNS queries for blocked domains and the names in them, and those whose name
--          can't be read, which some servers answer.
-- Hook:    XDP; iptables -j NFLUA, for UDP and TCP to port 53.
-- Limits:  a query over TCP that comes in several segments, or behind another one, stays
--          unseen, and so does a resolver that is asked over TLS or HTTPS.
-- Load:    nfluactl load dns dns.lua
--          nfluactl attach eth0 dns filter dport 53
--          or, for udp and tcp:
--          iptables -A FORWARD -p udp --dport 53 -j NFLUA --state dns --function filter

local blocked = dns.domains({ "blocked.example", "ads.example" })

function filter(packet)
	local name, why = dns.query(packet)
	local unread = why == "malformed" or packet:fragment() -- no resolver sends fragments
	return (blocked(name) or unread) and DROP or CONTINUE
end
