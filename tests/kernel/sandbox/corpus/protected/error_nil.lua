-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- An error without a value.
function filter(packet)
	error()
end
