-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Two functions that tail-call each other.
local ping, pong
function ping(a) return pong(a) end
function pong(a) return ping(a) end
filter = ping
