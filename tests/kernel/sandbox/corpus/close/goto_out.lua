-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A jump back over a variable to close.
function filter(packet)
	local mt = { __close = function() end }
	::top::
	do
		local x <close> = setmetatable({}, mt)
		goto top
	end
end
