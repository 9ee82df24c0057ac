-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop HTTP requests from clients that call themselves by an unwanted name.
-- Hook:    iptables -j NFLUA, for TCP to the web server's port.
-- Limits:  plain HTTP; sees a header that one segment holds whole.
-- Load:    nfluactl load web useragent.lua
--          iptables -A INPUT -p tcp --dport 80 -j NFLUA --state web --function filter

local blocked = { "BadBot", "EvilScraper", "sqlmap" }
local HEADER = "User-Agent: "
local LONGEST = 256

function filter(packet)
	local start = packet:find(HEADER)
	if not start then
		return CONTINUE
	end
	start = start + #HEADER
	local rest = math.min(#packet - start, LONGEST)
	local stop = packet:find("\r\n", start, rest) or start + rest
	for i = 1, #blocked do
		if packet:find(blocked[i], start, stop - start) then
			return DROP
		end
	end
	return CONTINUE
end
