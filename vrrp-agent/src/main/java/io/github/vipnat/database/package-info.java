/**
 * The MariaDB servers behind the VIP: who may log in from where, and what has to be granted so that every node may.
 *
 * <p>Public is what the command line needs: {@link io.github.vipnat.database.DatabaseSite} and its reports.
 */
@NullMarked
package io.github.vipnat.database;

import org.jspecify.annotations.NullMarked;
