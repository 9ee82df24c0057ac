-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- The callback is error itself: the packet is the error.
filter = error
