-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- A coroutine as the verdict.
function filter(packet)
	return coroutine.create(filter)
end
