# join-root.sh FOLDER: a root of its own for the story on standard input, with namespaces for network, processes and mounts: an
# overlay of this machine's root that is thrown away. FOLDER/vipnat is /opt/vipnat there, and /usr/bin/vipnat runs it.
set -eu
W=$1
export W
exec unshare -nmpf --kill-child sh -euc '
  mount --make-rprivate /
  mkdir "$W/machine"
  mount -t tmpfs tmpfs "$W/machine"
  R=$W/machine/root
  mkdir "$R" "$W/machine/up" "$W/machine/work"
  mount -t overlay overlay -o "lowerdir=/,upperdir=$W/machine/up,workdir=$W/machine/work" "$R"
  mount -t proc proc "$R/proc"
  mount -t sysfs -o ro sysfs "$R/sys"
  for folder in run tmp dev; do mount -t tmpfs tmpfs "$R/$folder"; done
  for device in null zero full random urandom; do
    touch "$R/dev/$device"
    mount --bind "/dev/$device" "$R/dev/$device"
  done
  ln -s /proc/self/fd "$R/dev/fd"
  mkdir -p "$R/opt/vipnat" "$R/etc/vipnat" "$R/srv/built" "$R/srv/conf" "$R/etc/keepalived"
  mount --bind "$W/vipnat" "$R/opt/vipnat"
  ln -sf /opt/vipnat/vipnat "$R/usr/bin/vipnat"
  cd "$R"
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot . sh
'
