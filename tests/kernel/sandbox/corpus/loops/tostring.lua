-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __tostring calls tostring.
local a = setmetatable({}, { __tostring = function(x) return tostring(x) end })
function filter(packet)
	return tostring(a)
end
