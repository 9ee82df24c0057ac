-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop DNS queries for blocked domains and the names in them, and those whose name
--          can't be read, which some servers answer.
-- Hook:    XDP; iptables -j NFLUA, for UDP and TCP to port 53.
-- Limits:  a query over TCP that comes in several segments stays unseen, and so does a
--          resolver that is asked over TLS or HTTPS.
-- Load:    nfluactl load dns dns.lua
--          nfluactl attach eth0 dns filter dport 53
--          or, for udp and tcp:
--          iptables -A FORWARD -p udp --dport 53 -j NFLUA --state dns --function filter

local blocked = dns.domains({ "blocked.example", "ads.example" })
local query, min = dns.query, math.min
local most = 30 -- queries in a segment of TCP; who sends more hides something

local function unwanted(view)
	local name, why = query(view)
	return blocked(name) or why == "malformed"
end

-- The queries behind the first one: over TCP each follows its length.
local function behind(payload)
	local at = 0
	for _ = 2, most do
		at = at + 2 + payload:u16be(at)
		local rest = #payload - at - 2
		if rest <= 0 then return CONTINUE end
		if unwanted(payload:view(at + 2, min(payload:u16be(at), rest))) then return DROP end
	end
	return DROP
end

function filter(packet)
	if packet:fragment() or unwanted(packet) then return DROP end -- no resolver sends fragments
	local payload = packet:protocol() == 6 and packet:payload()
	return payload and #payload > 2 and behind(payload) or CONTINUE
end
