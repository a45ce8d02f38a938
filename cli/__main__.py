from reformcheck.cli import main

main()
