-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop requests for guarded pages that come without the site's cookie, as bots'
--          do, and let the hook remember who sent them. Drops what servers could take for
--          one, too, without remembering.
-- Hook:    XDP, which has a block list; iptables -j NFLUA, which remembers nobody.
-- Limits:  HTTP/1 without TLS; sees a request whose headers one segment holds, from its
--          beginning on or behind other requests in it. Drops heads of more than 8 KB.
-- Load:    nfluactl load cookie cookie.lua
--          nfluactl attach eth0 cookie filter tcp dport 80

local guarded, cookie, seconds = "^/shop", "session", 60
local most = 32 -- requests in a segment; who sends more hides something
local longest = 8192 -- bytes of a head; no more are read
local path, value, behind = http.path, http.cookie, http.next

-- A head is not here as a whole: its end is in a later segment, or too far behind.
local function unread(payload, at)
	return #payload - at > longest and 0 or nil
end

-- For how many seconds the sender of a request is remembered; nil where it may pass.
local function sentence(payload, at)
	local page, why = path(payload, at)
	if why == "short" then return unread(payload, at) end
	if not page then return why == "malformed" and 0 or nil end
	if not page:find(guarded) then return nil end
	local known, reason = value(payload, cookie, at)
	if reason == "short" then return unread(payload, at) end
	return (not known or known == "") and seconds or nil
end

function filter(packet)
	local payload = packet:payload()
	local at, why = payload and 0
	for _ = 1, most do
		if not at then return why == "malformed" and DROP or CONTINUE end
		local time = sentence(payload, at)
		if time then return DROP, time end
		at, why = behind(payload, at)
	end
	return DROP
end
