/** Which packets the router's lists, zones and route-maps let through, judged from the text of its configuration alone. */
@NullMarked
package io.github.vipnat.lab.filter;

import org.jspecify.annotations.NullMarked;
