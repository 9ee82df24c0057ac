// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The match `lua` and the target `NFLUA` for iptables and ip6tables. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <xtables.h>

#include "lunatik/client/name.h"
#include "nflua/libxt_ask.h"
#include "nflua/uapi/xt_lua.h"

enum { OPTION_STATE, OPTION_FUNCTION, OPTION_ON_ERROR };

#define ON_ERROR_FLAGS (XT_LUA_ON_ERROR_DROP | XT_LUA_ON_ERROR_ACCEPT)

/* The names are checked and copied in option_parse: XTOPT_PUT would cut long ones. */
static const struct xt_option_entry match_options[] = {
	{ .name = "state",
	  .id = OPTION_STATE,
	  .type = XTTYPE_STRING,
	  .flags = XTOPT_MAND | XTOPT_INVERT },
	{ .name = "function",
	  .id = OPTION_FUNCTION,
	  .type = XTTYPE_STRING,
	  .flags = XTOPT_MAND | XTOPT_INVERT },
	{ .name = "on-error", .id = OPTION_ON_ERROR, .type = XTTYPE_STRING },
	XTOPT_TABLEEND,
};

static const struct xt_option_entry target_options[] = {
	{ .name = "state",
	  .id = OPTION_STATE,
	  .type = XTTYPE_STRING,
	  .flags = XTOPT_MAND },
	{ .name = "function",
	  .id = OPTION_FUNCTION,
	  .type = XTTYPE_STRING,
	  .flags = XTOPT_MAND },
	{ .name = "on-error", .id = OPTION_ON_ERROR, .type = XTTYPE_STRING },
	XTOPT_TABLEEND,
};

static void match_help(void)
{
	printf("lua match options:\n"
	       "    --state NAME              Lua state (see nfluactl)\n"
	       "[!] --function NAME           global function that returns true to match\n"
	       "    --on-error accept|drop    what becomes of a packet whose call fails,\n"
	       "                              instead of what the state says\n");
}

static void target_help(void)
{
	printf("NFLUA target options:\n"
	       "    --state NAME              Lua state (see nfluactl)\n"
	       "    --function NAME           global function that returns a verdict\n"
	       "    --on-error accept|drop    what becomes of a packet whose call fails,\n"
	       "                              instead of what the state says\n");
}

static void state_parse(const struct xt_option_call *cb, struct xt_lua_info *info)
{
	if (!nflua_name_is_state(cb->arg))
		xtables_error(PARAMETER_PROBLEM,
			      "%s: --state '%s' is not " NFLUA_STATE_RULE, cb->ext_name,
			      cb->arg);
	strcpy(info->state, cb->arg);
}

static void function_parse(const struct xt_option_call *cb, struct xt_lua_info *info)
{
	if (!nflua_name_is_function(cb->arg))
		xtables_error(PARAMETER_PROBLEM,
			      "%s: --function '%s' is not " NFLUA_FUNCTION_RULE,
			      cb->ext_name, cb->arg);
	strcpy(info->function, cb->arg);
}

static void on_error_parse(const struct xt_option_call *cb, struct xt_lua_info *info)
{
	if (!strcmp(cb->arg, "drop"))
		info->flags |= XT_LUA_ON_ERROR_DROP;
	else if (!strcmp(cb->arg, "accept"))
		info->flags |= XT_LUA_ON_ERROR_ACCEPT;
	else
		xtables_error(PARAMETER_PROBLEM,
			      "%s: --on-error '%s' is neither accept nor drop",
			      cb->ext_name, cb->arg);
}

static void option_parse(struct xt_option_call *cb)
{
	struct xt_lua_info *info = cb->data;

	xtables_option_parse(cb);
	if (cb->invert && (info->flags & XT_LUA_INVERT))
		xtables_error(PARAMETER_PROBLEM, "%s: `!' may be given once only",
			      cb->ext_name);
	if (cb->invert)
		info->flags |= XT_LUA_INVERT;
	switch (cb->entry->id) {
	case OPTION_STATE:
		state_parse(cb, info);
		break;
	case OPTION_FUNCTION:
		function_parse(cb, info);
		break;
	case OPTION_ON_ERROR:
		on_error_parse(cb, info);
		break;
	}
}

/* iptables-translate and its kin only print, so that no state needs to exist for them. */
static bool is_translating(void)
{
	return strstr(xt_params->program_name, "translate");
}

/* Says in a sentence what the kernel could only say in an errno. */
static void final_check(struct xt_fcheck_call *cb)
{
	const struct xt_lua_info *info = cb->data;

	/* libxtables checks afterwards that neither option is missing. */
	if (!*info->state || !*info->function || is_translating())
		return;
	switch (ask_function(info)) {
	case -ENOENT:
		xtables_error(OTHER_PROBLEM,
			      "%s: no state '%s' in this network namespace"
			      " (nfluactl create %s)",
			      cb->ext_name, info->state, info->state);
	case -ESRCH:
		xtables_error(OTHER_PROBLEM, "%s: state '%s' has no function '%s'",
			      cb->ext_name, info->state, info->function);
	}
}

static const char *on_error_name(const struct xt_lua_info *info)
{
	return info->flags & XT_LUA_ON_ERROR_ACCEPT ? "accept" : "drop";
}

/* The fields come from the kernel, which has checked them. */
static void info_save(const struct xt_lua_info *info)
{
	printf(" --state %s%s --function %s", info->state,
	       info->flags & XT_LUA_INVERT ? " !" : "", info->function);
	if (info->flags & ON_ERROR_FLAGS)
		printf(" --on-error %s", on_error_name(info));
}

static void info_print(const char *name, const struct xt_lua_info *info)
{
	printf(" %s state %s function %s%s", name, info->state,
	       info->flags & XT_LUA_INVERT ? "!" : "", info->function);
	if (info->flags & ON_ERROR_FLAGS)
		printf(" on-error %s", on_error_name(info));
}

/*
 * nftables has no expression for a foreign match or target. Returning 0 would let
 * iptables-translate repeat the rule in a comment, but without its `!`, and the rest of
 * the ruleset would load as if the rule were not missing. So this says in nft's own words
 * for such a thing what the rule does, also for `nft list ruleset`; nft refuses it.
 */
static int info_xlate(struct xt_xlate *xl, const char *name,
		      const struct xt_lua_info *info)
{
	xt_xlate_add(xl, "xt %s state \"%s\" function %s\"%s\"", name, info->state,
		     info->flags & XT_LUA_INVERT ? "!= " : "", info->function);
	if (info->flags & ON_ERROR_FLAGS)
		xt_xlate_add(xl, " on-error %s", on_error_name(info));
	return 1;
}

static void match_print(const void *ip, const struct xt_entry_match *match, int numeric)
{
	info_print("lua", (const void *)match->data);
}

static void match_save(const void *ip, const struct xt_entry_match *match)
{
	info_save((const void *)match->data);
}

static int match_xlate(struct xt_xlate *xl, const struct xt_xlate_mt_params *params)
{
	return info_xlate(xl, "match \"lua\"", (const void *)params->match->data);
}

static void target_print(const void *ip, const struct xt_entry_target *target,
			 int numeric)
{
	info_print("NFLUA", (const void *)target->data);
}

static void target_save(const void *ip, const struct xt_entry_target *target)
{
	info_save((const void *)target->data);
}

static int target_xlate(struct xt_xlate *xl, const struct xt_xlate_tg_params *params)
{
	return info_xlate(xl, "target \"NFLUA\"", (const void *)params->target->data);
}

static struct xtables_match match = {
	.version = XTABLES_VERSION,
	.name = "lua",
	.revision = 0,
	.family = NFPROTO_UNSPEC,
	.size = XT_ALIGN(sizeof(struct xt_lua_info)),
	.userspacesize = offsetof(struct xt_lua_info, target),
	.help = match_help,
	.x6_parse = option_parse,
	.x6_fcheck = final_check,
	.x6_options = match_options,
	.print = match_print,
	.save = match_save,
	.xlate = match_xlate,
};

static struct xtables_target target = {
	.version = XTABLES_VERSION,
	.name = "NFLUA",
	.revision = 0,
	.family = NFPROTO_UNSPEC,
	.size = XT_ALIGN(sizeof(struct xt_lua_info)),
	.userspacesize = offsetof(struct xt_lua_info, target),
	.help = target_help,
	.x6_parse = option_parse,
	.x6_fcheck = final_check,
	.x6_options = target_options,
	.print = target_print,
	.save = target_save,
	.xlate = target_xlate,
};

/* iptables may load the file under both of its names: the second time adds nothing. */
static void __attribute__((constructor)) extensions_register(void)
{
	xtables_register_match(&match);
	xtables_register_target(&target);
}
