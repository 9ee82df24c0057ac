-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop HTTP requests from clients that call themselves by an unwanted name.
-- Hook:    iptables -j NFLUA, for TCP to the web server's port.
-- Limits:  plain HTTP; sees a header that one segment holds whole.
-- Load:    nfluactl load web useragent.lua
--          iptables -A INPUT -p tcp --dport 80 -j NFLUA --state web --function filter

local blocked = { "BadBot", "EvilScraper", "sqlmap" }

-- In a segment that goes on with an earlier one's request, the header is searched for.
local function agent(packet)
	local payload = packet:payload()
	local value = payload and http.header(payload, "User-Agent")
	local start = not value and packet:find("User-Agent: ") or #packet
	return value or packet:string(start, math.min(#packet - start, 256)):match("[^\r]*")
end

function filter(packet)
	local name = agent(packet)
	for i = 1, #blocked do
		if name:find(blocked[i], 1, true) then return DROP end
	end
	return CONTINUE
end
