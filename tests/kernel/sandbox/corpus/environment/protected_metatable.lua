-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- __metatable hides and protects.
local t = setmetatable({}, { __metatable = false })
function filter(packet)
	assert(getmetatable(t) == false and not pcall(setmetatable, t, {}))
	return ACCEPT
end
