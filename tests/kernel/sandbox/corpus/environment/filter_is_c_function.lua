-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error runtime
-- The callback is a C function.
filter = math.type
