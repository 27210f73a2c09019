import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/**
 * One JVM that compiles again and again, so that only the first compilation is slow.
 *
 * <p>Request, by lines: the tool ({@code kotlinc} or {@code javac}), the number of arguments, the arguments. Answer: a line with the
 * exit code and the number of bytes of output, then these bytes.
 */
public final class CompilerServer {
  public static void main(String[] none) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String tool; (tool = requests.readLine()) != null; ) {
      String[] arguments = new String[Integer.parseInt(requests.readLine())];
      for (int i = 0; i < arguments.length; i++) arguments[i] = requests.readLine();
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      int code = compile(tool, arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
      // A copy, because threads of the compiler's own may still write.
      byte[] written = output.toByteArray();
      answers.println(code + " " + written.length);
      answers.write(written);
      answers.flush();
    }
  }

  private static int compile(String tool, String[] arguments, PrintStream output) {
    if (tool.equals("javac")) return ToolProvider.getSystemJavaCompiler().run(null, output, output, arguments);
    return new K2JVMCompiler().exec(output, arguments).getCode();
  }
}
