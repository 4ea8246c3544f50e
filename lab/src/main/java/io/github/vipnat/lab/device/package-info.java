/** What the router is apart from NAT: configuration lines, NVRAM, ARP, archive and timers. */
@NullMarked
package io.github.vipnat.lab.device;

import org.jspecify.annotations.NullMarked;
