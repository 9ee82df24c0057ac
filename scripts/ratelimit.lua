-- SPDX-License-Identifier: MIT OR GPL-2.0-only
--
-- Purpose: drop TCP connections that a source opens faster than it may, whichever CPUs they
--          come to.
-- Hook:    XDP; iptables -j NFLUA, for TCP.
-- Limits:  counts what asks for a connection; who sends with forged sources has many buckets.
-- Load:    nfluactl load ratelimit ratelimit.lua
--          nfluactl attach eth0 ratelimit filter tcp
--          or: iptables -A INPUT -p tcp --syn -j NFLUA --state ratelimit --function filter

-- Ten in a second, and twenty at once.
local limit = rcu.limit("ratelimit", { rate = 10, burst = 20, size = 100000 })
local syn, ack = 0x02, 0x10

function filter(packet)
	local flags = packet:flags()
	if not flags or flags & (syn | ack) ~= syn or limit:take(packet:source()) then
		return CONTINUE
	end
	return DROP
end
