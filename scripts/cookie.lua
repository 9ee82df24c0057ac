-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop requests for guarded pages that come without the site's cookie, as bots'
--          do, and let the hook remember who sent them.
-- Hook:    XDP, which has a block list; iptables -j NFLUA, which remembers nobody.
-- Limits:  plain HTTP; sees a request whose headers one segment holds.
-- Load:    nfluactl load cookie cookie.lua
--          nfluactl attach eth0 cookie filter tcp dport 80

local guarded, cookie, seconds = "^/shop", "session", 60

local function bare(payload)
	local _, target = http.request(payload)
	if not target or not target:find(guarded) then return false end
	local value, why = http.cookie(payload, cookie)
	return not value and why ~= "short"
end

function filter(packet)
	local payload = packet:payload()
	if payload and bare(payload) then return DROP, seconds end
	return CONTINUE
end
