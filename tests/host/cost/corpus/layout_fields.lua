-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- data.layout: a loop of small layouts (layout.c).
local t, layout = {}, data.layout

function filter()
	while true do layout(t) end
end
