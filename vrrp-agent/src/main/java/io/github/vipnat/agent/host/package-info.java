/** This host as the kernel knows it: its addresses, its neighbours, and ARP spoken in its name. */
@NullMarked
package io.github.vipnat.agent.host;

import org.jspecify.annotations.NullMarked;
