-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- __close is gone when it is needed.
function filter(packet)
	local mt = { __close = function() end }
	local x <close> = setmetatable({}, mt)
	mt.__close = nil
	return ACCEPT
end
