-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Every mode of the collector is refused.
local modes = { "stop", "restart", "collect", "step", "isrunning", "incremental",
	"generational", "setpause", "setstepmul" }
local at, mode
function filter(packet)
	for i = 1, 3 do
		at, mode = next(modes, at)
		assert(not mode or not pcall(collectgarbage, mode, 0))
	end
	assert(not pcall(collectgarbage))
	return ACCEPT
end
