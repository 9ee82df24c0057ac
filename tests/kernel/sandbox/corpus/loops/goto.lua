-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- A jump back onto itself, one instruction long.
function filter(packet)
	::again::
	goto again
end
