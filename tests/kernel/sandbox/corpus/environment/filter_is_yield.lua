-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- The callback is coroutine.yield.
filter = coroutine.yield
