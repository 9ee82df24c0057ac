-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Every mode of the collector is refused.
function filter(packet)
	for _, mode in ipairs { "stop", "restart", "collect", "step", "isrunning", "incremental",
		"generational", "setpause", "setstepmul" } do
		assert(not pcall(collectgarbage, mode, 0))
	end
	assert(not pcall(collectgarbage))
	return ACCEPT
end
