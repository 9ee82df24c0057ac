-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- An error that is a number.
function filter(packet)
	error(42)
end
