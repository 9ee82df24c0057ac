-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __len asks for the length.
local a = setmetatable({}, { __len = function(x) return #x end })
function filter(packet)
	return #a
end
