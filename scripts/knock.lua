-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: a port that is closed but to who has knocked at others before, in order, each
--          within ten seconds and at no other among them, whichever CPUs they come to.
-- Hook:    XDP; iptables -j NFLUA, for TCP.
-- Limits:  who can listen can repeat the knocks.
-- Load:    nfluactl load knock knock.lua
--          iptables -A INPUT -p tcp --syn -j NFLUA --state knock --function filter

local knocks, guarded = { 7000, 9000, 8000 }, 22 -- in no order that a scan has
local steps = rcu.table("knock", { size = 10000, full = "oldest", ttl = 10 })

function filter(packet)
	local flags, port, source = packet:flags(), packet:destination_port(), packet:source()
	if not flags or flags & 0x12 ~= 0x02 then return CONTINUE end -- asks for no connection
	local step = steps:get(source) or 0
	if port == guarded then return step == #knocks and CONTINUE or DROP end
	if port == knocks[step + 1] then
		steps:put(source, step + 1)
	elseif step < #knocks and port ~= knocks[step] then
		steps:delete(source) -- a wrong one: from the beginning
	end
	return CONTINUE
end
