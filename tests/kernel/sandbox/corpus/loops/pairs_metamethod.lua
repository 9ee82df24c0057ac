-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- __pairs calls pairs.
local a = setmetatable({}, { __pairs = function(x) return pairs(x) end })
function filter(packet)
	for _ in pairs(a) do end
end
