-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop HTTP requests from clients that call themselves by an unwanted name, in
--          whatever letters.
-- Hook:    XDP; iptables -j NFLUA, for TCP to the web server's port.
-- Limits:  HTTP/1 without TLS; sees a header that one segment holds whole, of segments that
--          the kernel has put together the first 16 KB, and takes a line of a body that looks
--          like it for one.
-- Load:    nfluactl load web useragent.lua
--          nfluactl attach eth0 web filter tcp dport 80
--          or: iptables -A INPUT -p tcp --dport 80 -j NFLUA --state web --function filter

local blocked = { "badbot", "evilscraper", "sqlmap" } -- in small letters
local most = 32 -- in a segment; who sends more hides something
local header, contains, lower = http.find, string.find, string.lower

local function unwanted(agent)
	agent = lower(agent)
	for i = 1, #blocked do
		if contains(agent, blocked[i], 1, true) then return true end
	end
	return false
end

function filter(packet)
	local agent, behind = header(packet, "User-Agent")
	for _ = 1, most do
		if not agent then return CONTINUE end
		if unwanted(agent) then return DROP end
		agent, behind = header(packet, "User-Agent", behind)
	end
	return DROP
end
