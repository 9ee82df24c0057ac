-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- where: kernel
-- More views than a call may have.
function filter(packet)
	while true do packet:view(1) end
end
