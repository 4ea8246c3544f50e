/**
 * SSH as the rest of vipnat sees it: a connection gives one shell to a router, or runs commands on a node. The
 * implementations live one package down, one library each. API.
 */
@NullMarked
package io.github.vipnat.transport;

import org.jspecify.annotations.NullMarked;
