-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget runtime verdict
-- A chain of calls that is as long as it likes, but flat.
local text = "local f f = function() return f end return f" .. ("()"):rep(500)
function filter(packet)
	assert(load(text))
	return ACCEPT
end
