-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: budget
-- The chunk itself never ends: the load must, by its own budget.
while true do end
