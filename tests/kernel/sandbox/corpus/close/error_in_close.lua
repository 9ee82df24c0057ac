-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- Errors raised while errors unwind.
local function closer() return setmetatable({}, { __close = function(_, e) error(e) end }) end
function filter(packet)
	local a <close>, b = closer()
	local c <close> = closer()
	local d <close> = closer()
	error("first")
end
