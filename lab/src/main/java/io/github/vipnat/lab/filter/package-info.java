/** Which packets the router's lists, zones and route-maps let through, and whom a packet from outside reaches, judged from the text of its configuration alone. */
@NullMarked
package io.github.vipnat.lab.filter;

import org.jspecify.annotations.NullMarked;
