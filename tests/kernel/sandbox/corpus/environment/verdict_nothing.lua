-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- No result at all.
function filter(packet)
end
