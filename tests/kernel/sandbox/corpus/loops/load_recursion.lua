-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: runtime budget memory
-- The chunk recurses until something gives.
local function f(n) return 1 + f(n + 1) end
f(0)
