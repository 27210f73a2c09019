// Reads one project.pbxproj with a parser that isn't ours and prints whatever it has to complain about, one line each.
const path = process.argv[2];
const complaints = [];
for (const channel of ["log", "warn", "error", "info"]) {
  console[channel] = (...words) => complaints.push(words.join(" "));
}

function dangling(owner, key, list) {
  for (const item of list ?? []) {
    if (!item || !item.props) complaints.push(`${owner}: ${key} names ${item}, which isn't there`);
  }
}

try {
  const { XcodeProject } = require("@bacons/xcode");
  const project = XcodeProject.open(path);
  const targets = project.rootObject.props.targets;
  dangling("project", "targets", targets);
  for (const target of targets.filter((target) => target && target.props)) {
    const { name, buildPhases, dependencies, fileSystemSynchronizedGroups, packageProductDependencies } = target.props;
    dangling(name, "buildPhases", buildPhases);
    dangling(name, "dependencies", dependencies);
    dangling(name, "fileSystemSynchronizedGroups", fileSystemSynchronizedGroups);
    dangling(name, "packageProductDependencies", packageProductDependencies);
    for (const phase of (buildPhases ?? []).filter((phase) => phase && phase.props)) {
      dangling(`${name}, ${phase.isa}`, "files", phase.props.files);
    }
  }
  if (targets.length === 0) complaints.push("there are no targets");
} catch (error) {
  complaints.push(String(error.message ?? error));
}
process.stdout.write(complaints.map((line) => `${line}\n`).join(""));
