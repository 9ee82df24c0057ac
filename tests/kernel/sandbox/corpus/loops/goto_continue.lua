-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- Two jumps that pass control to each other.
function filter(packet)
	::one:: goto two
	::three:: goto one
	::two:: goto three
end
