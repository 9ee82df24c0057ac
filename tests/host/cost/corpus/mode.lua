-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: the mode is looked at up to its end (strchr in checkmode).
local mode = ("q"):rep(1000):rep(500)

function filter()
	while true do load("", "", mode) end
end
