import java.nio.file.Path

// Has Isomer itself write the project, from the JARs that mvn install has put side by side.
def version = request.archetypeVersion
def jars = ['framework-core', 'eval-harness'].collect {
  Path.of(request.localRepository.basedir, 'org', 'isomer', it, version, "${it}-${version}.jar")
}
def urls = jars.collect { it.toUri().toURL() } as URL[]
new URLClassLoader(urls, ClassLoader.platformClassLoader).withCloseable {
  it.loadClass('org.isomer.authoring.Archetype').methods.find { it.name == 'write' }.invoke(
      null,
      jars,
      Path.of(request.outputDirectory, request.artifactId),
      request.properties['kind'],
      request.groupId,
      request.artifactId,
      request.version,
      request.package)
}
