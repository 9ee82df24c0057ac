-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop HTTP requests from clients that call themselves by an unwanted name.
-- Hook:    XDP; iptables -j NFLUA, for TCP to the web server's port.
-- Limits:  plain HTTP; sees a header that one segment holds whole.
-- Load:    nfluactl load web useragent.lua
--          nfluactl attach eth0 web filter tcp dport 80
--          or: iptables -A INPUT -p tcp --dport 80 -j NFLUA --state web --function filter

local blocked = { "BadBot", "EvilScraper", "sqlmap" }
local header, find = http.header, string.find

-- In a segment that goes on with an earlier one's request, the header is searched for.
local function search(packet)
	local start = packet:find("User-Agent: ") or #packet
	return packet:string(start, math.min(#packet - start, 256)):match("[^\r]*")
end

function filter(packet)
	local agent = header(packet, "User-Agent") or search(packet)
	for i = 1, #blocked do
		if find(agent, blocked[i], 1, true) then return DROP end
	end
	return CONTINUE
end
