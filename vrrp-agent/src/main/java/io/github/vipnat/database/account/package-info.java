/** MariaDB's accounts: which one a server picks for a client, and what it may do there. */
@NullMarked
package io.github.vipnat.database.account;

import org.jspecify.annotations.NullMarked;
