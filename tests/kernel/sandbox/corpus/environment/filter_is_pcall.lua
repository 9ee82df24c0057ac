-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error
-- The callback is pcall, which calls the packet.
filter = pcall
